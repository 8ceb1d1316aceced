printf 'slow(1)\0\n' > binary.py
