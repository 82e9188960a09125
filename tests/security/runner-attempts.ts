/* Ways in which code inside a frame could try to get out. Each runs where app code runs, and throws when refused. */

type Attempt = readonly [name: string, attempt: (base: string) => unknown]

export const networkAttempts: readonly Attempt[] = [
  ['fetch', async (base) => await (await fetch(`${base}/canary-fetch`)).text()],
  [
    'XMLHttpRequest',
    (base) =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest()
        request.open('GET', `${base}/canary-xhr`)
        request.addEventListener('load', () => resolve(request.responseText))
        request.addEventListener('error', () => reject(new Error('refused')))
        request.send()
      }),
  ],
  [
    'an image',
    (base) =>
      new Promise((resolve, reject) => {
        const image = new Image()
        image.addEventListener('load', resolve)
        image.addEventListener('error', () => reject(new Error('refused')))
        image.src = `${base}/canary-image`
      }),
  ],
  [
    'a beacon',
    async (base) => {
      if (!navigator.sendBeacon(`${base}/canary-beacon`, 'x')) throw new Error('refused')
    },
  ],
  [
    'an event stream',
    (base) =>
      new Promise((resolve, reject) => {
        const source = new EventSource(`${base}/canary-events`)
        source.addEventListener('open', resolve)
        source.addEventListener('error', () => {
          source.close()
          reject(new Error('refused'))
        })
      }),
  ],
  [
    'a web socket',
    (base) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`${base.replace('http', 'ws')}/canary-socket`)
        socket.addEventListener('open', resolve)
        socket.addEventListener('error', () => reject(new Error('refused')))
      }),
  ],
  ['import()', async (base) => await import(`${base}/canary-import.js`)],
  [
    'a script element',
    (base) =>
      new Promise((resolve, reject) => {
        const script = document.createElement('script')
        script.addEventListener('load', resolve)
        script.addEventListener('error', () => reject(new Error('refused')))
        script.src = `${base}/canary-script.js`
        document.head.append(script)
      }),
  ],
  [
    'a style sheet',
    (base) =>
      new Promise((resolve, reject) => {
        const link = document.createElement('link')
        link.rel = 'stylesheet'
        link.addEventListener('load', resolve)
        link.addEventListener('error', () => reject(new Error('refused')))
        link.href = `${base}/canary-style.css`
        document.head.append(link)
      }),
  ],
  [
    'a prefetch',
    (base) =>
      new Promise((resolve, reject) => {
        const link = document.createElement('link')
        link.rel = 'prefetch'
        link.addEventListener('load', resolve)
        link.addEventListener('error', () => reject(new Error('refused')))
        link.href = `${base}/canary-prefetch`
        document.head.append(link)
        setTimeout(() => reject(new Error('refused')), 1000)
      }),
  ],
  ['a font', async (base) => await new FontFace('canary', `url(${base}/canary-font)`).load()],
  [
    'a nested frame',
    (base) =>
      new Promise((_, reject) => {
        const frame = document.createElement('iframe')
        frame.addEventListener('load', () => setTimeout(() => reject(new Error('refused')), 300))
        frame.src = `${base}/canary-nested`
        document.body.append(frame)
      }),
  ],
  [
    'a form',
    async (base) => {
      const form = document.createElement('form')
      form.action = `${base}/canary-form`
      form.method = 'post'
      document.body.append(form)
      form.submit()
      await new Promise((resolve) => setTimeout(resolve, 300))
      throw new Error('refused')
    },
  ],
  [
    'a new window',
    async (base) => {
      if (open(`${base}/canary-window`) === null) throw new Error('refused')
    },
  ],
  [
    'a worker that fetches',
    (base) =>
      new Promise((resolve, reject) => {
        const code = `fetch('${base}/canary-worker').then(() => postMessage('reached'), () => postMessage('refused'))`
        const worker = new Worker(URL.createObjectURL(new Blob([code])))
        worker.addEventListener('message', (event) =>
          event.data === 'reached' ? resolve(1) : reject(new Error('refused')),
        )
      }),
  ],
  [
    'a peer connection',
    async () => new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:9' }] }).createDataChannel('x'),
  ],
  [
    'WebTransport',
    async (base) => await new WebTransport(`${base.replace('http', 'https')}/canary-transport`).ready,
  ],
]

export const storageAttempts: readonly Attempt[] = [
  ['localStorage', () => localStorage.setItem('a', 'b')],
  ['sessionStorage', () => sessionStorage.setItem('a', 'b')],
  [
    'cookies',
    () => {
      document.cookie = 'a=b'
    },
  ],
  [
    'IndexedDB',
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('a')
        request.addEventListener('success', resolve)
        request.addEventListener('error', () => reject(new Error('refused')))
      }),
  ],
  ['the cache', async () => await caches.open('a')],
  ['the private file system', async () => await navigator.storage.getDirectory()],
]

export const hostAttempts: readonly Attempt[] = [
  ['its title', () => parent.document.title],
  ['its storage', () => parent.localStorage],
  ['its runner', () => (parent as unknown as { runner: unknown }).runner],
  ['its address', () => parent.location.href],
  [
    'top navigation',
    () => {
      top!.location.href = 'about:blank'
    },
  ],
]
