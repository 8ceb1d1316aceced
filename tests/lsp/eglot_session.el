;;; Run by Emacs with the file HOTLINT_FILE: waits for the findings,
;;; suppresses the first one, and prints what there was and what is left as
;;; JSON.  -*- lexical-binding: t -*-

(require 'json)
(require 'hotlint-eglot)

(defun wait-for (what condition)
  (let ((end (+ (float-time) 20)))
    (while (not (funcall condition))
      (when (> (float-time) end)
        (message "waited in vain for %s" what)
        (kill-emacs 1))
      (accept-process-output nil 0.02))))

(defun findings ()
  (mapcar (lambda (one)
            (list :line (line-number-at-pos (flymake-diagnostic-beg one))
                  :column (save-excursion
                            (goto-char (flymake-diagnostic-beg one))
                            (- (point) (line-beginning-position)))
                  :message (flymake-diagnostic-text one)))
          (sort (flymake-diagnostics)
                (lambda (a b) (< (flymake-diagnostic-beg a)
                                 (flymake-diagnostic-beg b))))))

(setq eglot-autoshutdown nil
      eglot-send-changes-idle-time 0
      eglot-sync-connect 20)
(find-file (getenv "HOTLINT_FILE"))
(python-mode)
(eglot-ensure)
(run-hooks 'post-command-hook)
(wait-for "the server" #'eglot-current-server)
(wait-for "findings" (lambda ()
                       (flymake-start)
                       (= (length (findings)) 2)))
(let* ((before (findings))
       (server (eglot-current-server))
       (first (car (sort (flymake-diagnostics)
                         (lambda (a b) (< (flymake-diagnostic-beg a)
                                          (flymake-diagnostic-beg b))))))
       (actions (jsonrpc-request
                 server :textDocument/codeAction
                 (list :textDocument (eglot--TextDocumentIdentifier)
                       :range (list :start (eglot--pos-to-lsp-position
                                            (flymake-diagnostic-beg first))
                                    :end (eglot--pos-to-lsp-position
                                          (flymake-diagnostic-end first)))
                       :context (list :diagnostics [])))))
  (eglot--apply-workspace-edit (plist-get (aref actions 0) :edit))
  (eglot--signal-textDocument/didChange)
  (wait-for "the finding to go" (lambda ()
                                  (flymake-start)
                                  (= (length (findings)) 1)))
  (princ (concat (json-encode (list :before (vconcat before)
                                    :after (vconcat (findings))
                                    :title (plist-get (aref actions 0) :title)
                                    :text (buffer-string)))
                 "\n")))
(eglot-shutdown (eglot-current-server))
(kill-emacs 0)
