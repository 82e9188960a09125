/**
 * The policy of the runner document. Everything an app does happens under these headers: scripts come only from the
 * hashed boot script and from bytes that the host handed over, and nothing can be asked of any address.
 */
export function runnerHeaders(options: {
  /** `sha256-…` of the boot script, base64. */
  readonly bootHash: string
  /** Origins of host pages that may embed the runner. */
  readonly hostOrigins: readonly string[]
}): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy(options),
    'connection-allowlist': '()',
    'x-dns-prefetch-control': 'off',
    'permissions-policy': refusedFeatures.map((feature) => `${feature}=()`).join(', '),
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'cross-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
}

/** The document that a frame loads: one inline script and nothing else. */
export function runnerDocument(bootScript: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>runner</title></head><body><script>${bootScript}</script></body></html>`
}

function contentSecurityPolicy(options: { bootHash: string; hostOrigins: readonly string[] }): string {
  return [
    'sandbox allow-scripts',
    "default-src 'none'",
    `script-src '${options.bootHash}' blob: 'wasm-unsafe-eval'`,
    'worker-src blob:',
    'connect-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${options.hostOrigins.join(' ')}`,
    "webrtc 'block'",
  ].join('; ')
}

const refusedFeatures = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'cross-origin-isolated',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'unload',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const
