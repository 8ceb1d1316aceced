# coding: klingon
slow(1)
