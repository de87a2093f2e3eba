import { askAhead } from "./home/first";

askAhead();
void import("./start");
