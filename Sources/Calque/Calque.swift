// Calque
