for name in 'with space' $'line\nbreak' $'bad\xff\xc3byte' $'esc\x1b[31m' '-dash' 日本; do
    echo 'slow(1)' > "./$name.py"
done
