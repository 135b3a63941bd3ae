"""What a turn is: its values, its stages, who has the floor, and the answer that is spoken."""
