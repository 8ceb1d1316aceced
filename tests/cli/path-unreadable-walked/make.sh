echo 'slow(2)' > secret.py
mkdir closed
chmod 000 secret.py closed
