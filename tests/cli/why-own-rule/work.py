secret(1)
