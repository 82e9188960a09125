import { createClient } from '@aladdin/sdk/client/call.ts'
import { startUpload, type UploadPreview } from '@aladdin/sdk/contract/uploads.ts'

export interface Sending {
  readonly signal: AbortSignal
  /** How much of the file has left this machine, from 0 to 1. */
  readonly onProgress: (share: number) => void
}

/** Sends a file and answers how it would be read. `fetch` would not tell how far a large file has come. */
export function sendFile(file: File, sending: Sending): Promise<UploadPreview> {
  const send = createClient({
    origin: '',
    fetch: (address, request) =>
      sendWithProgress(address instanceof Request ? address.url : address.toString(), request, sending),
  })
  return send(startUpload, { query: { fileName: file.name.slice(-200) }, body: file })
}

function sendWithProgress(
  address: string,
  { headers, body }: RequestInit = {},
  { signal, onProgress }: Sending,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    new Headers(headers).forEach((value, name) => request.setRequestHeader(name, value))
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    )
    request.upload.addEventListener('load', () => onProgress(1))
    request.addEventListener('load', () =>
      resolve(new Response(request.responseText, { status: request.status })),
    )
    request.addEventListener('error', () => reject(new TypeError('the server cannot be reached')))
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')))
    signal.addEventListener('abort', () => request.abort())
    request.send(body as Blob) // the client hands over the file as it got it
  })
}
