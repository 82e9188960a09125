/** The first screen that came with the page, for the place where the app will stand; there is one at most, once. */
export function takeFirstScreen(): Element | undefined {
  const picture = document.querySelector('#first-screen picture') ?? undefined
  dropFirstScreen()
  return picture
}

/** Whatever else the page turns out to show, it is not that. */
export function dropFirstScreen(): void {
  document.querySelector('#first-screen')?.remove()
}

/** Tells the server, from now on, in which language and theme the first screen of the next page is to be. */
export function rememberLook(): void {
  const remember = (): void => {
    const { lang, dataset } = document.documentElement
    const look = `${lang === 'en' ? 'en' : 'zh'}.${dataset['theme'] === 'dark' ? 'dark' : 'light'}`
    document.cookie = `aladdin-look=${look}; path=/; max-age=31536000; samesite=lax`
  }
  remember()
  addEventListener('pagehide', remember)
}
