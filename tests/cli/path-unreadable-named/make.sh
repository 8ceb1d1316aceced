echo 'slow(2)' > secret.py
chmod 000 secret.py
