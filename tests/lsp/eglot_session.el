;;; Run by Emacs; see scenario.py.  -*- lexical-binding: t -*-

(require 'json)
(require 'hotlint-eglot)

(defun wait-for (what condition)
  (let ((end (+ (float-time) 20)))
    (while (not (funcall condition))
      (when (> (float-time) end)
        (message "waited in vain for %s" what)
        (kill-emacs 1))
      (accept-process-output nil 0.02))))

(defun sorted-findings ()
  (flymake-start)
  (sort (flymake-diagnostics)
        (lambda (a b)
          (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))

(defun findings ()
  (mapcar (lambda (one)
            (let ((begin (flymake-diagnostic-beg one))
                  (text (flymake-diagnostic-text one)))
              (list :code (and (string-match "HOT[0-9]+" text)
                               (match-string 0 text))
                    :severity (and (eq (flymake-diagnostic-type one)
                                       'eglot-warning)
                                   "warning")
                    :line (line-number-at-pos begin)
                    :text (buffer-substring-no-properties
                           begin (flymake-diagnostic-end one)))))
          (sorted-findings)))

(defun ask (method &rest params)
  (jsonrpc-request (eglot-current-server) method
                   (append (list :textDocument
                                 (eglot--TextDocumentIdentifier))
                           params)))

(setq eglot-autoshutdown nil
      eglot-send-changes-idle-time 0
      eglot-sync-connect 20)
(find-file (getenv "HOTLINT_FILE"))
(python-mode)
(eglot-ensure)
(run-hooks 'post-command-hook)
(wait-for "the server" #'eglot-current-server)
(wait-for "findings" (lambda () (= (length (findings)) 2)))
(let* ((before (findings))
       (first (car (sorted-findings)))
       (start (eglot--pos-to-lsp-position (flymake-diagnostic-beg first)))
       (end (eglot--pos-to-lsp-position (flymake-diagnostic-end first)))
       (hover (ask :textDocument/hover :position start))
       (action (aref (ask :textDocument/codeAction
                          :range (list :start start :end end)
                          :context (list :diagnostics []))
                     0)))
  (eglot--apply-workspace-edit (plist-get action :edit))
  (eglot--signal-textDocument/didChange)
  (wait-for "the finding to go" (lambda () (= (length (findings)) 1)))
  (princ (concat (json-encode
                  (list :before (vconcat before)
                        :after (vconcat (findings))
                        :title (plist-get action :title)
                        :hover (plist-get (plist-get hover :contents) :value)
                        :text (buffer-string)
                        :client "with eglot"))
                 "\n")))
(eglot-shutdown (eglot-current-server))
(kill-emacs 0)
