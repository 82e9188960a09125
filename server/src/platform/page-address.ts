import { appNamePattern } from '@aladdin/sdk/contract/app-name-pattern.ts'

interface Asked {
  readonly method?: string | undefined
  readonly url?: string | undefined
}

/** Whether a person may have typed the address: no call, and no file that only pages ask for. */
export function isPageAddress({ method, url = '/' }: Asked): boolean {
  return (method === 'GET' || method === 'HEAD') && !/^\/(api|r|engine|assets)\//.test(url)
}

/** Whether the page at an address runs an app. */
export function isAppPage(url: string): boolean {
  const [, place, name = ''] = url.split(/[/?]/)
  return place === 'apps' && new RegExp(appNamePattern).test(name)
}

/**
 * The address to route by. One whose escapes cannot be read, `/apps/%E0%A4%A`, is somebody's broken link: its percent
 * signs are taken literally, so that the pages answer that nothing is there.
 */
export function readableAddress(asked: Asked): string {
  const { url = '/' } = asked
  const end = url.search(/[?#]/)
  const path = end === -1 ? url : url.slice(0, end)
  if (!isPageAddress(asked) || canBeDecoded(path)) return url
  return path.replaceAll('%', '%25') + url.slice(path.length)
}

function canBeDecoded(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
