-- Neovim 0.11 or newer: put this file into `lsp/` of the configuration folder
-- (~/.config/nvim/lsp/hotlint.lua), and into init.lua
--     vim.lsp.enable("hotlint")
return {
  cmd = { "hotlint", "server" },
  filetypes = { "python" },
  root_markers = { "pyproject.toml", ".git" },
}
