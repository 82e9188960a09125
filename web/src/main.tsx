import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { rememberLook } from './first-screen.ts'
import { startLanguage } from './i18n/language.ts'
import { startAppearance } from './ui/appearance.ts'
import { renewAfterDeployment } from './renew.ts'
import './ui/base.css'

renewAfterDeployment()
startAppearance()
await startLanguage()
rememberLook()

const root = document.querySelector('#root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
