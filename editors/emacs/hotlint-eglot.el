;;; hotlint-eglot.el --- hotlint for eglot -*- lexical-binding: t -*-

;; Emacs 29 or newer, or eglot 1.9 from ELPA with Emacs 28.  Load this file,
;; then `M-x eglot' in a Python buffer.

;;; Code:

(require 'eglot)

(add-to-list 'eglot-server-programs '(python-mode . ("hotlint" "server")))

(provide 'hotlint-eglot)
;;; hotlint-eglot.el ends here
