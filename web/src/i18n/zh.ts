import appPage from './zh/app-page.json'
import audit from './zh/audit.json'
import catalog from './zh/catalog.json'
import exports from './zh/exports.json'
import gallery from './zh/gallery.json'
import help from './zh/help.json'
import home from './zh/home.json'
import leaderboard from './zh/leaderboard.json'
import models from './zh/models.json'
import policies from './zh/policies.json'
import receipts from './zh/receipts.json'
import session from './zh/session.json'
import shell from './zh/shell.json'
import tour from './zh/tour.json'
import ui from './zh/ui.json'
import uploads from './zh/uploads.json'
import workbench from './zh/workbench.json'

export const zh = {
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
