"""Dutch dates, the working-day calendar and the clocks of the flows."""
