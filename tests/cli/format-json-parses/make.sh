# A name with everything that JSON has to escape, and bytes of no encoding.
printf 'slow(1)\n' > $'quote" back\\slash \x01\n\xff\xc3.py'
