mkdir -p node_modules .venv/lib .git build/lib
for folder in node_modules .venv/lib build/lib; do
    echo 'slow(1)' > $folder/a.py
done
echo build/ > .gitignore
