import { palettes, type Theme } from '@aladdin/sdk/charts/palette.ts'
import type { FirstScreen } from '../../engine/sandbox/study-messages.ts'

/**
 * The place of an app's frame with its first screen in it, before there is a page around it. As images, so that
 * nothing in them is markup of the page.
 */
export function toFirstScreenHtml(
  { wide, narrow }: NonNullable<FirstScreen>,
  { title, theme }: { readonly title: string; readonly theme: Theme },
): string {
  const { paper, ink } = palettes[theme]
  return (
    `<style>${style(paper, ink)}</style><div id="first-screen"><h1>${escape(title)}</h1><div><picture>` +
    `<source media="(max-width: 720px)" srcset="${toDataUri(narrow)}">` +
    `<img alt="" src="${toDataUri(wide)}"></picture></div></div>`
  )
}

/** Where the page will put its head and the frame: see `app-page.css`. */
function style(paper: string, ink: string): string {
  return (
    `html{background:${paper}}` +
    `#first-screen{position:absolute;z-index:1;inset:52px 0 auto 72px;color:${ink};background:${paper};font-family:system-ui,sans-serif}` +
    '#first-screen h1{margin:0;padding:16px 32px;font-size:16px;line-height:24px;font-weight:600}' +
    '#first-screen>div{padding:33px 48px 0}' +
    '#first-screen img{display:block;max-width:100%;height:auto}' +
    '@media(min-width:1360px){#first-screen>div{margin-right:272px}}' +
    '@media(max-width:720px){#first-screen{left:0}#first-screen h1{padding:14px 16px}#first-screen>div{padding:105px 32px 0}}'
  )
}

function toDataUri(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
