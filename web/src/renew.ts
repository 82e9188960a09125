const remembered = 'aladdin.renewed'
const apartMs = 60_000

/**
 * A deployment takes away the pieces that an open tab has not loaded yet: the page is loaded again, and not a second
 * time within a minute, so that a piece that is really missing ends in the error screen and not in a circle.
 */
export function renewAfterDeployment(): void {
  addEventListener('vite:preloadError', (event) => {
    const now = Date.now()
    if (now - Number(sessionStorage.getItem(remembered)) < apartMs) return
    event.preventDefault()
    sessionStorage.setItem(remembered, String(now))
    location.reload()
  })
}
