# coding: latin-1
"ééé"; slow(1)
