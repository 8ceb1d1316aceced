printf '# coding: latin-1\nslow("\xe9")\n' > work.py
