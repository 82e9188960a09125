/** What the stable name of an app in addresses looks like, for those who read addresses and know no schemas. */
export const appNamePattern = '^[a-z0-9][a-z0-9-]{1,60}$'
