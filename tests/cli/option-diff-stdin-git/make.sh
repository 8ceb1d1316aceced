git init -q -b main . && git config user.email a@b && git config user.name n && git add -A && git commit -qm one
echo 'slow(7)' >> work.py
