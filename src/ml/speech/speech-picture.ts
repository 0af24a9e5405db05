/** Bars like those of a sound, 45×45 pixels, PNG. Box's app brightens all pictures, hence the dark blue. */
export const SPEECH_PICTURE: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAC0AAAAtBAMAAADINP+pAAAAMFBMVEULOmaqqqozVndacoggSW9GZICpqamCjpkoTnJ/jJhtf5CnqKkYQ2yipKZXb4Z8ipc4wxjlAAAACXBIWXMAAAsTAAALEwEAmpwYAAAAfElEQVQ4y2NgGDaA9St2cTcxB6ziioIKlItzHACLn0AXX3gDJM5xcQGa+EY5kDif4AY0cUFhkDizoAAx4i7I4ixw37GmBSCJh6XCxDkFJyCJT5SEibMLFiCJF4qTK47LfFzuweV+ksMBT3jiCn9c8UWt9IAnveFKn0MSAADnQCTrY8ywowAAAABJRU5ErkJggg==',
  'base64',
);
