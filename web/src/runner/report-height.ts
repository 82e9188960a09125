/** Tells how tall the content is: in steps of 16 px and at most twice a second, so that it carries no message. */
export function reportHeight(root: HTMLElement, report: (pixels: number) => void): void {
  let last = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  new ResizeObserver(() => {
    timer ??= setTimeout(() => {
      timer = undefined
      const pixels = Math.ceil(root.scrollHeight / 16) * 16
      if (pixels !== last) report(pixels)
      last = pixels
    }, 500)
  }).observe(root)
}
