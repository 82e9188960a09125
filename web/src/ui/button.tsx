import type { ButtonHTMLAttributes } from 'react'
import './button.css'

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger'

interface ButtonLook {
  readonly kind?: ButtonKind
  readonly small?: boolean
  readonly iconOnly?: boolean
}

export function Button({
  kind,
  small,
  iconOnly,
  busy = false,
  className,
  ...rest
}: ButtonLook & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type="button"
      {...rest}
      className={`${buttonClass({ kind: kind ?? 'plain', small: small ?? false, iconOnly: iconOnly ?? false })} ${className ?? ''}`}
      disabled={busy || rest.disabled === true}
      aria-busy={busy || undefined}
    />
  )
}

/** The look of a button for a link that acts like one. */
export function buttonClass({ kind = 'plain', small = false, iconOnly = false }: ButtonLook = {}): string {
  return ['button', `button--${kind}`, small && 'button--small', iconOnly && 'button--icon']
    .filter(Boolean)
    .join(' ')
}
