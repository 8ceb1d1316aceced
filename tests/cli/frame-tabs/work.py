if x:
	for y in x:
		z	=	secret(	1)  # tab
  	slow(	)
