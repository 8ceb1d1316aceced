-- Run in Neovim with a Python file open: waits for the findings, suppresses
-- the first one, and prints what there was and what is left as JSON.
vim.lsp.enable("hotlint")
vim.cmd.edit(vim.env.HOTLINT_FILE)

local function wait_for(what, condition)
  if not vim.wait(20000, condition, 10) then
    io.stderr:write("waited in vain for " .. what .. "\n")
    vim.cmd("cquit 1")
  end
end

local function findings()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, {
      code = one.code, line = one.lnum, column = one.col,
      end_column = one.end_col, message = one.message,
      severity = one.severity,
    })
  end
  return found
end

wait_for("findings", function() return #findings() == 2 end)
local before = findings()
vim.api.nvim_win_set_cursor(0, { before[1].line + 1, before[1].column })

local client = vim.lsp.get_clients({ name = "hotlint" })[1]
local place = vim.lsp.util.make_position_params(0, client.offset_encoding)
local hover = client:request_sync("textDocument/hover", place, 20000, 0).result

vim.lsp.buf.code_action({
  filter = function(action) return action.title:find("on this line") end,
  apply = true,
})
wait_for("the finding to go", function() return #findings() == 1 end)
local output = {
  before = before, after = findings(), hover = hover.contents.value,
  encoding = client.offset_encoding,
  text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n"),
}
io.stdout:write(vim.json.encode(output) .. "\n")
vim.cmd("qall!")
