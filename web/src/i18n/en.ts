import appPage from './en/app-page.json'
import audit from './en/audit.json'
import catalog from './en/catalog.json'
import exports from './en/exports.json'
import gallery from './en/gallery.json'
import help from './en/help.json'
import home from './en/home.json'
import leaderboard from './en/leaderboard.json'
import models from './en/models.json'
import policies from './en/policies.json'
import receipts from './en/receipts.json'
import session from './en/session.json'
import shell from './en/shell.json'
import tour from './en/tour.json'
import ui from './en/ui.json'
import uploads from './en/uploads.json'
import workbench from './en/workbench.json'

export const en = {
  appPage,
  audit,
  catalog,
  exports,
  gallery,
  help,
  home,
  leaderboard,
  models,
  policies,
  receipts,
  session,
  shell,
  tour,
  ui,
  uploads,
  workbench,
}
