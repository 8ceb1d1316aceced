fresh()
