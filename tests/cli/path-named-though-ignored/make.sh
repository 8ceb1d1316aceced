mkdir node_modules
echo 'slow(1)' > node_modules/a.py
