-- Run in Neovim; see scenario.py.
vim.lsp.enable("hotlint")
vim.cmd.edit(vim.env.HOTLINT_FILE)

local function wait_for(what, condition)
  if not vim.wait(20000, condition, 10) then
    io.stderr:write("waited in vain for " .. what .. "\n")
    vim.cmd("cquit 1")
  end
end

local severities = { [vim.diagnostic.severity.WARN] = "warning" }

local function findings()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    local text = vim.api.nvim_buf_get_text(
      0, one.lnum, one.col, one.end_lnum, one.end_col, {})
    table.insert(found, {
      code = one.code, severity = severities[one.severity],
      line = one.lnum + 1, text = table.concat(text, "\n"),
    })
  end
  return found
end

wait_for("findings", function() return #findings() == 2 end)
local before = findings()
local first = vim.diagnostic.get(0)[1]
vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })

local client = vim.lsp.get_clients({ name = "hotlint" })[1]
local place = vim.lsp.util.make_position_params(0, client.offset_encoding)
local hover = client:request_sync("textDocument/hover", place, 20000, 0).result

local title
vim.lsp.buf.code_action({
  filter = function(action)
    local is_wanted = action.title:find("on this line") ~= nil
    title = is_wanted and action.title or title
    return is_wanted
  end,
  apply = true,
})
wait_for("the finding to go", function() return #findings() == 1 end)
local lines = vim.api.nvim_buf_get_lines(0, 0, -1, true)
io.stdout:write(vim.json.encode({
  before = before, after = findings(), title = title,
  hover = hover.contents.value, text = table.concat(lines, "\n") .. "\n",
  client = "in " .. client.offset_encoding,
}) .. "\n")
vim.cmd("qall!")
