async def answer(request):
    import acme.models
    return acme.models.find(request)
