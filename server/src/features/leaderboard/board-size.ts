/** How many rows of a board are shown; one's own come with them, wherever they stand. */
export const boardSize = 50
