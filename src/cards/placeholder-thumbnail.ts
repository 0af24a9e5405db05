/**
 * A grey square of 45×45 pixels, shown where there is no usable picture: without any address the
 * app shows the icon of a broken image. Box's app brightens all pictures, hence the dark grey.
 */
export const PLACEHOLDER_THUMBNAIL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAC0AAAAtAQMAAAAA1HDZAAAAA1BMVEV2dnY3BSNBAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADUlEQVQY02NgGAVkAgABOwABFUxSagAAAABJRU5ErkJggg==';
