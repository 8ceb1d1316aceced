for name in 'with space' $'line\nbreak' $'bad\xff' '-dash'; do
    echo 'meh()' > "./$name.py"
done
