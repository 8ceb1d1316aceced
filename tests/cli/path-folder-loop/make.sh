mkdir -p a/b
echo 'slow(1)' > a/b/work.py
ln -s .. a/b/up
ln -s self a/self
