def outlined(marks):
    return marks
