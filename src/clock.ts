/** Tells the present moment. Handed in, so that whoever asks for the time can be told another. */
export type Clock = () => Date;
