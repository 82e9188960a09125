import type { TourStep } from '@aladdin/sdk/contract/preferences.ts'

/** The control of a step on the screen that is shown, and where the way to it begins when it is not here. */
export function findTarget(step: TourStep, path: string): HTMLElement | undefined {
  const isApp = /^\/apps\/[^/]+/.test(path)
  const selector = (): string => {
    if (step === 'publish') return '[data-tour="publish"]'
    if (isApp) return step === 'fork' ? '[data-tour="fork"]' : '.app__frame'
    return path === '/apps' ? '.card__title' : 'nav a[href="/apps"]'
  }
  const found = document.querySelector<HTMLElement>(selector())
  return (
    found ??
    document.querySelector<HTMLElement>(
      step === 'publish' ? 'nav a[href="/workbench"]' : 'nav a[href="/apps"]',
    ) ??
    undefined
  )
}
