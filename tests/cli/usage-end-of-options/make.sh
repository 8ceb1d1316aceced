echo 'slow(1)' > ./--isolated.py
