git init -q -b main . && git config user.email a@b && git config user.name n && git add -A && git commit -qm one
printf 'slow(0)\nslow(1)\nmeh()\nsecret()\n' > work.py
printf 'slow(2)\n' > new.py
rm gone.py
