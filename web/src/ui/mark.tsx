/** The lamp, drawn as one line. It glows only where something was earned. */
export function Mark({ size = 28, isGlowing = false }: { size?: number; isGlowing?: boolean }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke={isGlowing ? 'var(--gold)' : 'var(--teal)'}
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M2.500 9.500c2.200.2 3.600 1.200 4.600 2.600h9.300c2.900 0 5.100-1.500 5.100-3.400 0-1.200-.9-2-2-2-1.400 0-2.200 1.200-1.700 2.600.9 3.900-2.300 6.900-6.300 6.900-4.300 0-6.600-2.500-9-6.700Z" />
      <path d="M9 12.100c.2-1.700 1.300-2.600 2.800-2.600s2.600.9 2.800 2.600M11.800 9.500V8M8.500 19.500H15M11.750 16.200v3.300" />
    </svg>
  )
}
