/** Side of the square that the object detector takes. */
export const OBJECTS_PIXELS = 512;
