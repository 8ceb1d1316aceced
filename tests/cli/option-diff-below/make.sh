git init -q -b main . && git config user.email a@b && git config user.name n && git add -A && git commit -qm one
echo 'slow(7)' >> a/b.py
echo 'slow(8)' >> 'c d.py'
echo 'slow(9)' > $'a/t\tb"\303\251.py'
git add -A
