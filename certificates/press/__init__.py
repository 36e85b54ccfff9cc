"""What happens on paper: stocks, calibration, imposition, marks for the cutter. Pure decisions."""
