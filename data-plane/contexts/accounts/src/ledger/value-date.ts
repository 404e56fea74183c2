/** The value date is when interest sees a movement; it may lie before or after the day it is booked. */

/** A year each way: corrections reach into the last financial year, standing orders into the next. */
export const valueDateDaysMax = 366;

export const isValueDateInRange = (valueDate: string, bookingDate: string): boolean =>
  Math.abs(Date.parse(valueDate) - Date.parse(bookingDate)) <= valueDateDaysMax * 86_400_000;
