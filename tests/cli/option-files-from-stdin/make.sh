printf 'slow(3)\n' > $'b\nc.py'
