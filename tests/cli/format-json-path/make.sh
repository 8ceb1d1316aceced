printf 'slow(1)\n' > $'tab\t\xff\xe6\x97\xa5.py'
mkdir -p sub
printf 'slow(1)\n' > sub/x.py
